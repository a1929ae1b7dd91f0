// The imitated Outlook: the draft is edited in its frame, and sent as it stands there.

const form = document.getElementById('outlook');

function startEditing(frame) {
  const inside = frame.contentDocument;
  if (!inside?.body) return;
  // A long link is whole on a narrow screen; what is adopted so is no part of the mail.
  const wrapping = new frame.contentWindow.CSSStyleSheet();
  wrapping.replaceSync('body { overflow-wrap: anywhere; }');
  inside.adoptedStyleSheets = [wrapping];
  inside.designMode = 'on';
  inside.body.setAttribute('role', 'textbox');
  inside.body.setAttribute('aria-multiline', 'true');
  inside.body.setAttribute('aria-label', frame.title);
}

/** The document as it was edited, without what this page added to it. */
function editedHtml(frame) {
  const copy = frame.contentDocument.documentElement.cloneNode(true);
  const body = copy.querySelector('body');
  for (const name of ['role', 'aria-multiline', 'aria-label']) body.removeAttribute(name);
  return `<!DOCTYPE html>\n${copy.outerHTML}`;
}

async function submit(action) {
  const frame = document.getElementById('draft');
  const notice = document.getElementById('outlook-notice');
  const { to, cc, subject } = Object.fromEntries(new FormData(form));
  const answer = await fetch(`/mail/outlook/${encodeURIComponent(form.dataset.draft)}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to, cc, subject, html: editedHtml(frame) }),
  });
  if (answer.ok && action === 'send') return location.assign(form.dataset.mail);
  notice.textContent = answer.ok ? form.dataset.saved : form.dataset.failed;
  notice.hidden = false;
}

if (form) {
  const frame = document.getElementById('draft');
  frame.addEventListener('load', () => startEditing(frame));
  if (frame.contentDocument?.readyState === 'complete') startEditing(frame);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit('send');
  });
  document.getElementById('save').addEventListener('click', () => void submit('save'));
}
