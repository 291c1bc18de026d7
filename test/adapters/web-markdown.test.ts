import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inline, type Node, parseMarkdown } from '../../adapters/web/markdown.ts';

/** Writes nodes as a short line, to compare whole trees at a glance. */
function told(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'paragraph') return `p(${inlines(node.children)})`;
      const items = node.items.map((item) => `(${inlines(item)})`).join('');
      return node.type === 'bullets' ? `ul${items}` : `ol${node.start}${items}`;
    })
    .join(' ');
}

function inlines(children: readonly Inline[]): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.type === 'break') return '/';
      if (child.type === 'link') return `a<${child.href}>(${inlines(child.children)})`;
      return `${child.type === 'bold' ? 'b' : 'i'}(${inlines(child.children)})`;
    })
    .join('');
}

describe('parseMarkdown()', () => {
  const cases = [
    ['', ''],
    ['hej', 'p(hej)'],
    ['en\nto', 'p(en/to)'],
    ['en\r\n\r\nto', 'p(en) p(to)'],
    ['**fed** og _kursiv_', 'p(b(fed) og i(kursiv))'],
    ['**fed _begge_**', 'p(b(fed i(begge)))'],
    ['_ikke slut', 'p(_ikke slut)'],
    ['**ikke slut', 'p(**ikke slut)'],
    ['2 ** 3 ** 4', 'p(2 ** 3 ** 4)'],
    ['snake_case_name', 'p(snake_case_name)'],
    ['\\*\\*ikke fed\\*\\*', 'p(**ikke fed**)'],
    ['- a\n- b', 'ul(a)(b)'],
    ['* a\n• b', 'ul(a)(b)'],
    ['1. a\n2. b', 'ol1(a)(b)'],
    ['3) a\n4) b', 'ol3(a)(b)'],
    ['1. a\n\n2. b', 'ol1(a)(b)'],
    ['1. a\n   mere\n2. b', 'ol1(a/mere)(b)'],
    ['1. a\n\nefter', 'ol1(a) p(efter)'],
    ['- a\n1. b', 'ul(a) ol1(b)'],
    ['før\n- a', 'p(før) ul(a)'],
    ['1.5 timer', 'p(1.5 timer)'],
    ['-1 grad', 'p(-1 grad)'],
    ['[her](https://x.example/a)', 'p(a<https://x.example/a>(her))'],
    ['[**her**](https://x.example/)', 'p(a<https://x.example/>(b(her)))'],
    ['se https://x.example/a_b_c.', 'p(se a<https://x.example/a_b_c>(https://x.example/a_b_c).)'],
    ['[https://a.example](https://b.example)', 'p(a<https://b.example/>(https://a.example))'],
    ['[x](javascript:alert(1))', 'p([x](javascript:alert(1)))'],
    ['[x](JaVaScRiPt:alert)', 'p([x](JaVaScRiPt:alert))'],
    ['[x](data:text/html,y)', 'p([x](data:text/html,y))'],
    ['[x](//evil.example)', 'p([x](//evil.example))'],
    ['[x](/sti)', 'p([x](/sti))'],
    ['<script>alert(1)</script>', 'p(<script>alert(1)</script>)'],
    ['# ikke en overskrift', 'p(# ikke en overskrift)'],
    ['& < > "', 'p(& < > ")'],
  ] as const;
  test.for(cases)('%j is read as %s', ([markdown, expected]) => {
    expect(told(parseMarkdown(markdown))).toBe(expected);
  });

  test('every link is http or https, and no letter is lost, whatever is written', () => {
    const pieces = fc.constantFrom(
      '**',
      '_',
      '[',
      ']',
      '(',
      ')',
      'https://a.example',
      'javascript:',
      '\n',
      '- ',
      '1. ',
    );
    const markdown = fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(markdown, (text) => {
        const nodes = parseMarkdown(text);
        const hrefs = [...JSON.stringify(nodes).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href);
        for (const href of hrefs) expect(href).toMatch(/^https?:\/\//);
        const letters = (value: string) => value.replaceAll(/[^\p{L}]/gu, '').length;
        const label = /\]\([^()\s]*\)/g;
        expect(letters(textOf(nodes))).toBeGreaterThanOrEqual(letters(text.replaceAll(label, '')));
      }),
    );
  });

  test('a text of marks that never close is read without giving up', () => {
    for (const mark of ['**a ', '_a ', '[a](', '[', '- ']) {
      expect(textOf(parseMarkdown(mark.repeat(3000))).length).toBeGreaterThan(0);
    }
  });
});

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  if ('children' in value) return textOf(value.children);
  return 'items' in value ? textOf(value.items) : '';
}
