import { resolve } from 'node:path';
import { ConfigurationError, readConfiguration } from '../../../apps/modules/configuration/configuration';

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes.map(({ en }) => en);
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('an empty environment means: everything embedded', () => {
    expect(readConfiguration({})).toEqual({
      dataFolder: resolve('.data/percorsi'),
      port: 3000,
      portIsSet: false,
      parties: { accounting: undefined, messages: undefined },
      register: { kind: 'embedded' },
      roleUrls: { api: undefined, worker: undefined, rebuild: undefined },
      engine: { kind: 'embedded' },
      namespace: 'default',
      taskQueue: 'percorsi',
    });
  });

  test('a variable left empty counts as not set', () => {
    expect(readConfiguration({ PERCORSI_PORT: '', DATABASE_URL: ' ' })).toEqual(readConfiguration({}));
  });

  test('a database and an engine of somebody else are used as given', () => {
    const read = readConfiguration({
      DATABASE_URL: 'postgres://owner:secret@db.example.org:5432/percorsi',
      DATABASE_URL_API: 'postgresql://api:secret@db.example.org/percorsi',
      TEMPORAL_ADDRESS: 'engine.example.org:7233',
      TEMPORAL_API_KEY: 'key',
    });
    expect(read.register).toEqual({
      kind: 'external',
      url: 'postgres://owner:secret@db.example.org:5432/percorsi',
    });
    expect(read.roleUrls.api).toBe('postgresql://api:secret@db.example.org/percorsi');
    expect(read.engine).toEqual({
      kind: 'external',
      address: 'engine.example.org:7233',
      tls: true,
      apiKey: 'key',
    });
  });

  test('every mistake is listed at once, each with the name of its variable', () => {
    const mistakes = mistakesOf({
      PERCORSI_PORT: '70000',
      DATABASE_URL: 'mysql://db/percorsi',
      DATABASE_URL_WORKER: 'not a url',
      TEMPORAL_ADDRESS: 'http://engine:7233',
      TEMPORAL_NAMESPACE: 'two words',
      TEMPORAL_TLS: 'perhaps',
    });
    expect(mistakes.map((each) => each.split(' ')[0])).toEqual([
      'PERCORSI_PORT',
      'DATABASE_URL',
      'DATABASE_URL_WORKER',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
      'TEMPORAL_TLS',
    ]);
  });

  test('a mistake never repeats a password', () => {
    expect(mistakesOf({ DATABASE_URL: 'mysql://owner:hunter2@db/percorsi' }).join()).not.toContain('hunter2');
  });

  test('settings that contradict each other are mistakes', () => {
    expect(mistakesOf({ TEMPORAL_API_KEY: 'key' })).toHaveLength(1);
    expect(
      mistakesOf({ TEMPORAL_ADDRESS: 'e:7233', TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }),
    ).toHaveLength(1);
  });
});
