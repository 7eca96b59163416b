import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';

/** A connection of its own beside the pool, whose connections are pipelined and cannot carry COPY. */
export async function bulkClient(source: DataSource): Promise<Client> {
  const { options } = source;
  if (options.type !== 'postgres' || options.url === undefined) throw new Error('The source has no URL');
  const client = new Client({ connectionString: options.url, application_name: 'percorsi-bulk' });
  // A connection that is lost fails the statement under way; nothing else needs to hear of it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A column of NULL as COPY sends it. */
export const NULL = '\\N';

/** The rows of a query as COPY sends them, each as its columns; a column of NULL is `\N`. */
export async function* copyOut(client: Client, query: string): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of client.query(copyTo(`COPY (${query}) TO STDOUT`))) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.split('\t').map(unescaped);
  }
}

/** Rows for one table, written by COPY a few megabytes at a time. */
export class CopyIn {
  private lines: string[] = [];
  private size = 0;

  /** Into a table, with its columns where their order may be another than that of the rows. */
  constructor(
    private readonly client: Client,
    private readonly table: string,
  ) {}

  /** Takes a row; answers whether it is time to flush. */
  add(columns: readonly string[]): boolean {
    const line = columns.join('\t');
    this.lines.push(line);
    this.size += line.length;
    return this.size > FLUSH_CHARACTERS;
  }

  async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    const text = `${this.lines.join('\n')}\n`;
    this.lines = [];
    this.size = 0;
    const stream = this.client.query(copyFrom(`COPY ${this.table} FROM STDIN`));
    stream.end(text);
    await once(stream, 'finish');
  }
}

const FLUSH_CHARACTERS = 2_000_000;

/** A value as a column of COPY. */
export function copyColumn(value: unknown): string {
  if (value === null || value === undefined) return NULL;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return SPECIAL.test(text) ? text.replace(SPECIALS, (one) => ESCAPES[one] ?? one) : text;
}

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPES: { readonly [character: string]: string } = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
const UNESCAPES: { readonly [escape: string]: string } = {
  '\\\\': '\\',
  '\\t': '\t',
  '\\n': '\n',
  '\\r': '\r',
};

function unescaped(column: string): string {
  if (!column.includes('\\') || column === NULL) return column;
  return column.replace(/\\[\\tnr]/g, (escape) => UNESCAPES[escape] ?? escape);
}
