import assert from 'node:assert/strict';
import fc from 'fast-check';

interface Markdown {
  markdownToHtml(text: string): string;
}
const source = new URL('../../../src/rehearsal/chat/page/markdown.js', import.meta.url).href;
const { markdownToHtml } = (await import(source)) as Markdown;

const allowed =
  /<\/?(?:p|strong|em|ul|li)>|<ol(?: start="\d+")?>|<\/ol>|<a href="https?:\/\/[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/g;

describe('markdown as the chat page shows it', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain', '<p>plain</p>'],
    [
      '**bold** and *italic*, __bold__ and _italic_',
      '<p><strong>bold</strong> and <em>italic</em>, <strong>bold</strong> and <em>italic</em></p>',
    ],
    ['**bold with *italic* in it**', '<p><strong>bold with <em>italic</em> in it</strong></p>'],
    [
      'two * stars * apart, snake_case_name, 2*3*4 ',
      '<p>two * stars * apart, snake_case_name, 2<em>3</em>4</p>',
    ],
    ['one\ntwo\n\nthree', '<p>one two</p><p>three</p>'],
    ['Do:\n- one\n- *two*\n\nEnd', '<p>Do:</p><ul><li>one</li><li><em>two</em></li></ul><p>End</p>'],
    ['3. three\r4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['# not a heading', '<p># not a heading</p>'],
    [
      '[Partner **Center**](https://partner.microsoft.com/a?b=1&c=2 "title")',
      '<p><a href="https://partner.microsoft.com/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">Partner <strong>Center</strong></a></p>',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](JavaScript&colon;alert)', '<p>[x](JavaScript&amp;colon;alert)</p>'],
    ['[mail](mailto:a@b.example)', '<p>[mail](mailto:a@b.example)</p>'],
    ['\\[x\\]\\(https://evil.example\\) \\*no\\* \\\\', '<p>[x](https://evil.example) *no* \\</p>'],
    ['<img src=x onerror="alert(1)">', '<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>'],
    ['AT&amp;T &lt;b&gt; &#42;x&#42; &copy;', '<p>AT&amp;T &lt;b&gt; *x* &amp;copy;</p>'],
    ['<at>Admin</at>', '<p>&lt;at&gt;Admin&lt;/at&gt;</p>'],
    ['', ''],
  ];
  for (const [text, html] of cases) {
    it(`draws ${JSON.stringify(text).slice(0, 60)}`, () => assert.equal(markdownToHtml(text), html));
  }

  it('never lets anything but its own few tags through', () => {
    const marks = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      '\\',
      '`',
      '\n',
      '- ',
      '1. ',
      ' ',
      'a',
      'javascript:',
      'https://a.example/',
      'onerror=',
      '&lt;',
      '&#60;',
      '<script>',
      '](https://x"><i>)',
    );
    const text = fc.array(fc.oneof(marks, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const rest = markdownToHtml(parts.join('')).replace(allowed, '');
        assert.doesNotMatch(rest, /[<>"]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes long runs of marks without losing itself in them', () => {
    for (const sign of ['*', '_', '[', '**a ', '[a](', '\\', '&']) {
      const shown = markdownToHtml(sign.repeat(10_000));
      assert.ok(shown.length > 0);
    }
  });
});
