import { PHASE_TEXTS } from '../../apps/modules/texts/pathway';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOMAIN = join(__dirname, '../../domain');
const GLOSSARY = readFileSync(join(DOMAIN, 'GLOSSARY.md'), 'utf8');
const README = readFileSync(join(DOMAIN, 'README.md'), 'utf8');
const FILES = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** Rows of the table under a heading, each as its cells. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const section = GLOSSARY.split('\n## ').find((text) => text.startsWith(heading));
  if (section === undefined) throw new Error(`The glossary has no section ${heading}`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** What stands in code as a name: identifiers and codes in quotes; no comments, no sentences, no Italian side of a text. */
function namesIn(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|\bit: '[^'\n]*'/gm, ' ');
  const withoutText = code.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, (quoted) =>
    /^'[\w./-]+'$/.test(quoted) ? quoted.slice(1, -1) : ' ',
  );
  return withoutText.match(/[A-Za-z][A-Za-z]*/g) ?? [];
}

/** `WithdrawAccreditation` -> withdraw, accreditation; `parseCpiId` -> parse, cpi, id; `CPI` -> cpi. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
}

const WORDS = new Set(
  FILES.flatMap((file) => namesIn(readFileSync(join(DOMAIN, file), 'utf8'))).flatMap(wordsOf),
);
const GLOSSED = new Set(
  rowsOf('Institutions').flatMap(([term = '']) => term.replaceAll('`', '').split('-').flatMap(wordsOf)),
);

/** Institutions of the sources of this engine: whichever of them enters the code must be glossed. */
const INSTITUTIONS = [
  ...['percorso', 'percorsi', 'patto', 'cpi', 'apl', 'assegno', 'assegni', 'adr', 'dote', 'did', 'codice'],
  ...['fiscale', 'naspi', 'rdc', 'rei', 'cigs', 'cessazione', 'cassa', 'pio', 'tos', 'gol', 'dul', 'sap'],
  ...['omocode', 'omocodia', 'comune', 'comuni', 'regione', 'provincia', 'belfiore', 'tirocinio', 'co'],
  ...['condizionalita', 'filiera', 'lep', 'durc', 'cup', 'isee', 'arti', 'anpal', 'inps', 'siisl', 'ateco'],
];

/** Words of this folder that end as Italian ones do and are none: English, `isNaN`, `toISOString`, R-AI of the sources, and a Roman numeral. */
const ENGLISH = new Set([
  ...['no', 'to', 'do', 'undo', 'two', 'too', 'so', 'agenda', 'schema', 'data', 'na', 'iso', 'ai', 'area'],
  ...['euro', 'who', 'into', 'scenario', 'xiii'],
]);

describe('the glossary', () => {
  it.each(INSTITUTIONS)('has %s, if the domain speaks of it', (word) => {
    if (WORDS.has(word)) expect(GLOSSED).toContain(word);
    else expect(WORDS).not.toContain(word);
  });

  it('has every word of an identifier that ends as Italian words do', () => {
    const italian = [...WORDS].filter(
      (word) => word.length > 1 && /([aio]|zione|enza|anza|mento)$/.test(word),
    );
    expect(italian.filter((word) => !ENGLISH.has(word) && !GLOSSED.has(word))).toEqual([]);
  });

  it('has no word that the domain does not use', () => {
    expect([...GLOSSED].filter((word) => !WORDS.has(word))).toEqual([]);
  });

  it('gives each institution an English gloss, a file and a source', () => {
    for (const row of rowsOf('Institutions')) {
      expect(row).toHaveLength(4);
      expect(row.filter((cell) => cell === '')).toEqual([]);
    }
  });

  it('names files that exist, and in each the word it speaks of', () => {
    for (const [term = '', , cell = ''] of rowsOf('Institutions')) {
      const file = cell.replaceAll('`', '');
      const path = join(DOMAIN, file);
      expect(existsSync(path)).toBe(true);
      const words = new Set(namesIn(`${file} ${readFileSync(path, 'utf8')}`).flatMap(wordsOf));
      for (const word of term.replaceAll('`', '').split('-').flatMap(wordsOf)) expect(words).toContain(word);
    }
    const named = [...GLOSSARY.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file = '']) => file);
    expect(named.filter((file) => !FILES.includes(file))).toEqual([]);
  });

  it.each([
    [
      'Events',
      /readonly type: '(\w+)'/g,
      [
        ...[
          'percorso/events.ts',
          'percorso/exit-events.ts',
          'percorso/provided.ts',
          'percorso/money-events.ts',
          'account/recovery-events.ts',
          'effects.ts',
          'person/events.ts',
        ],
        ...[
          'person/death.ts',
          'person/hearing.ts',
          'apl/events.ts',
          'envelope/envelope.ts',
          'envelope/declaration-events.ts',
          'incentive/events.ts',
          'payee/events.ts',
          'run/events.ts',
          'proceeding/events.ts',
        ],
        ...['unemployment/events.ts', 'cpi/cpi.ts'],
        'percorso/accredited.ts',
        'percorso/agreed-events.ts',
        'percorso/exit-events.ts',
      ],
    ],
  ] as const)('has exactly the %s of the code', (heading, shape, files) => {
    const inCode = files
      .map((file) => readFileSync(join(DOMAIN, file), 'utf8'))
      .flatMap((source) => [...source.matchAll(shape)].map(([, name = '']) => name))
      .filter(isPast);
    const rows = rowsOf(heading).map(([name = '']) => name.replaceAll('`', ''));
    expect([...new Set(inCode)].sort()).toEqual([...rows].sort());
  });
});

it('the glossary has exactly the stages that people are shown', () => {
  const rows = rowsOf('Stages').map(([name = '']) => name.replaceAll('`', ''));
  expect(rows).toEqual(Object.keys(PHASE_TEXTS));
});

describe('the README of the domain', () => {
  it('names files that exist', () => {
    const named = [...README.matchAll(/`((?:[\w-]+\/)?[\w-]+\.ts)`/g)].map(([, file = '']) => file);
    const known = new Set([...FILES, ...FILES.map((file) => file.split('/').at(-1) ?? '')]);
    expect([...new Set(named)].filter((file) => !known.has(file))).toEqual([]);
  });
});

/** Events are things that happened; the commands beside them in the register files begin with a verb. */
function isPast(name: string): boolean {
  return !/^(Accredit|Suspend|Withdraw|Register|Open|Resize|Report|Set|Change|Move)[A-Z]/.test(name);
}
