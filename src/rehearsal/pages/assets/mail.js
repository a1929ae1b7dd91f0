// The mailbox page: leads a click on an invitation to the acceptance page, and shows new mail by itself.

const adminHosts = new Set(['admin.microsoft.com', 'admin.cloud.microsoft']);
const locale = new URL(location.href).searchParams.get('locale');

function follow(href, mail) {
  const target = URL.parse(href);
  if (target && adminHosts.has(target.host)) {
    const query = new URLSearchParams({ mail, link: href, ...(locale === null ? {} : { locale }) });
    location.assign(`/accept?${query}`);
    return;
  }
  const notice = document.getElementById('notice');
  notice.textContent = `${notice.dataset.words} ${href}`;
  notice.hidden = false;
}

function prepare(frame) {
  const inside = frame.contentDocument;
  if (!inside?.body) return;
  const onClick = (event) => {
    const anchor = event.target.closest?.('a[href]');
    if (!anchor) return;
    event.preventDefault();
    follow(anchor.getAttribute('href').trim(), frame.closest('[data-mail]').dataset.mail);
  };
  inside.addEventListener('click', onClick);
  inside.addEventListener('auxclick', onClick);
  const resize = () => {
    frame.style.blockSize = `${inside.documentElement.offsetHeight + 2}px`;
  };
  resize();
  new ResizeObserver(resize).observe(inside.documentElement);
}

function prepareFrames() {
  for (const frame of document.querySelectorAll('iframe.body')) {
    frame.addEventListener('load', () => prepare(frame));
    if (frame.contentDocument?.readyState === 'complete') prepare(frame);
  }
}

/** Answers as the customer would, or as a machine on the way does. */
function prepareAnswer() {
  const form = document.getElementById('answer');
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const field = document.getElementById('answer-text');
    const notice = document.getElementById('answer-notice');
    const answer = await fetch(`/mail/${encodeURIComponent(field.dataset.mail)}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ way: event.submitter?.value ?? 'reply', text: field.value }),
    });
    notice.textContent = answer.ok ? form.dataset.done : form.dataset.failed;
    notice.hidden = false;
  });
}

async function refresh() {
  const mailbox = document.querySelector('.mailbox');
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.getElementById('list').replaceWith(fresh.getElementById('list'));
  if (mailbox.dataset.open === 'no') {
    document.getElementById('reading').replaceWith(fresh.getElementById('reading'));
    prepareFrames();
    prepareAnswer();
  }
  document.getElementById('announcer').textContent = mailbox.dataset.new;
}

if (document.querySelector('.mailbox')) {
  prepareFrames();
  prepareAnswer();
  new EventSource('/mail/events').addEventListener('mail', ({ data }) => {
    if (JSON.parse(data).id !== document.getElementById('list').dataset.newest) void refresh();
  });
}
