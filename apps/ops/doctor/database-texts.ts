import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import { counted, number } from '../text';

const TIMES = [text('volta', 'time'), text('volte', 'times')] as const;
const WAITING = [
  text('fatto attende il suo numero', 'fact waits for its number'),
  text('fatti attendono il loro numero', 'facts wait for their number'),
] as const;

/** What the doctor looks at in the database, and what to do when it is not well. */
export const DATABASE_TEXTS = {
  version: {
    name: text('versione di PostgreSQL', 'PostgreSQL version'),
    remedy: text(
      'serve PostgreSQL 18 o successivo; senza DATABASE_URL lo porta «npm start»',
      'PostgreSQL 18 or later is needed; without DATABASE_URL "npm start" brings one',
    ),
  },
  migrations: {
    name: text('migrazioni', 'migrations'),
    remedy: text('esegui «npm run ops -- migrate»', 'run "npm run ops -- migrate"'),
  },
  triggers: {
    name: text('trigger di sola aggiunta', 'append-only triggers'),
    remedy: text(
      'riattivali come proprietario delle tabelle, poi esegui «npm run ops -- verify»',
      'enable them again as the owner of the tables, then run "npm run ops -- verify"',
    ),
  },
  privileges: {
    name: text('diritti dei ruoli', 'rights of the roles'),
    remedy: text(
      'revoca o concedi quanto indicato; le migrazioni danno a ogni ruolo ciò che gli serve',
      'revoke or grant what is named; the migrations give each role exactly what it needs',
    ),
  },
  clocks: {
    name: text('orologi di macchina e database', 'clocks of machine and database'),
    remedy: text(
      'fai seguire a entrambi un server dell’ora (NTP): il worker data i fatti con il suo orologio',
      'let both follow a time server (NTP): the worker stamps facts with its own clock',
    ),
  },
  overdue: {
    name: text('registri in ritardo', 'overdue streams'),
    remedy: text(
      '«npm run ops -- sweep --dry-run» dice perché; «sweep» li risveglia; un worker attivo lo fa ogni dieci secondi',
      '"npm run ops -- sweep --dry-run" says why; "sweep" wakes them; a running worker does so every ten seconds',
    ),
  },
  stuck: {
    name: text('registri che non si risvegliano', 'streams that do not wake'),
    remedy: text(
      'ciascuno è messo da parte e non ne ferma altri: il log dei worker dice perché fallisce; «npm run ops -- replay» lo decide di nuovo',
      'each is set aside and holds up no other: the log of the workers says why it fails; "npm run ops -- replay" decides it again',
    ),
  },
  sequencer: {
    name: text('numerazione', 'sequencer'),
    remedy: text(
      'li numera un worker attivo; nessuno lo attende per scrivere',
      'a running worker numbers them; nobody waits for it to write',
    ),
  },
} as const;

/** What it found there. */
export const FOUND_TEXTS = {
  ownerOnly: text(
    'le vede solo il proprietario: imposta DATABASE_URL',
    'only the owner can see them: set DATABASE_URL',
  ),
  newer: (names: readonly string[]): Text =>
    text(`più recenti di questo codice: ${names.join(', ')}`, `newer than this code: ${names.join(', ')}`),
  allDone: (count: number): Text => text(`tutte eseguite, ${count}`, `all ${count} done`),
  notDone: (names: readonly string[]): Text =>
    text(`non eseguite: ${names.join(', ')}`, `not done: ${names.join(', ')}`),
  noTables: text('il registro non ha tabelle', 'the register has no tables'),
  onAll: (count: number): Text => text(`su tutte le tabelle, ${count}`, `on all ${count} tables`),
  missingOn: (tables: readonly string[]): Text =>
    text(`mancanti o disattivati su ${tables.join(', ')}`, `missing or disabled on ${tables.join(', ')}`),
  asGiven: text('come dati dalle migrazioni', 'as the migrations gave them'),
  clock: (ms: number): Text => {
    const by = number(Math.abs(ms));
    return ms < 0
      ? text(`il database è indietro di ${by.it} ms`, `the database is ${by.en} ms behind`)
      : text(`il database è avanti di ${by.it} ms`, `the database is ${by.en} ms ahead`);
  },
  late: (count: number, isLimit: boolean): Text => {
    const many = number(count);
    return isLimit
      ? text(`in ritardo almeno ${many.it}`, `at least ${many.en} should have been awake`)
      : text(`in ritardo ${many.it}`, `${many.en} should have been awake`);
  },
  told: (stream: string, count: number): Text => {
    const times = counted(count, ...TIMES);
    return text(`${stream} (avvisato ${times.it})`, `${stream} (told ${times.en})`);
  },
  numbered: (waiting: number, numbered: number): Text => {
    const [wait, have] = [counted(waiting, ...WAITING), number(numbered)];
    return text(`${wait.it}, ${have.it} lo hanno`, `${wait.en}, ${have.en} have one`);
  },
} as const;

/** What is wrong with the rights of a role. */
export const FAULT_TEXTS = {
  may: (role: string, of: string): Text => text(`${role} può ${of}`, `${role} may ${of}`),
  'may-append': (role: string): Text => text(`${role} può aggiungere fatti`, `${role} may append facts`),
  'may-not-append': (role: string): Text =>
    text(`${role} non può aggiungere fatti`, `${role} may not append facts`),
  'may-not-read': (role: string): Text =>
    text(`${role} non può leggere il registro`, `${role} may not read the register`),
  'passes-over': (role: string): Text =>
    text(`${role} passa sopra ogni diritto`, `${role} passes over every right`),
} as const satisfies { readonly [fault: string]: (role: string, of: string) => Text };
