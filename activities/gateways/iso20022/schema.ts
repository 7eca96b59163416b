import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoryPages, validateXML } from 'xmllint-wasm';

/** The messages of ISO 20022 that are written or read here; their schemas are those that the registration authority publishes. */
export const MESSAGES = ['pain.001.001.09', 'pain.002.001.10', 'camt.054.001.04'] as const;
export type Message = (typeof MESSAGES)[number];

/** As its schema names it. */
export function namespaceOf(message: Message): string {
  return `urn:iso:std:iso:20022:tech:xsd:${message}`;
}

/** What is wrong with a text by the schema of the message, a line each; empty where it is valid. Ours alone is ever read: no text may refer to others. */
export async function faultsOf(message: Message, xml: string): Promise<readonly string[]> {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return ['A document type is not allowed'];
  const schema = readFileSync(join(SCHEMAS, `${message}.xsd`), 'utf8');
  const { valid, errors } = await validateXML({
    xml: { fileName: 'message.xml', contents: xml },
    schema: { fileName: 'message.xsd', contents: schema },
    maxMemoryPages: MOST_MEMORY_MIB * memoryPages.MiB,
  });
  return valid ? [] : errors.slice(0, MOST_FAULTS).map((fault) => fault.message);
}

const MOST_MEMORY_MIB = 256;
const MOST_FAULTS = 10;

/** The schemas stand beside the sources, also where what runs was compiled elsewhere. */
const SCHEMAS = join(rootAbove(__dirname), 'activities', 'gateways', 'iso20022');

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`no package.json above ${__dirname}`);
  return rootAbove(above);
}
