import { SingleBar } from 'cli-progress';
import type { Text } from '../../domain/texts';
import { shown } from '../modules/texts/shown';
import { inBoth, text, type Language } from '../modules/texts/text';
import type { Output } from './start/screen';
import { number } from './text';

/** Shows how far a long command is: what it does, how much of how much, how fast, and how long it will still take. */
export interface Progress {
  report(step: Step): void;
  say(line: Text): void;
  end(): void;
}

export interface Step {
  readonly what: Text;
  readonly done: number;
  readonly total: number;
}

/** A bar in a terminal, plain lines anywhere else. */
export function progressOn(output: Output, language: Language): Progress {
  return output.isTTY === true ? bar(output, language) : lines(output, language);
}

const LINE_EVERY_MS = 2_000;

function lines(output: Output, language: Language): Progress {
  const pace = paceOf();
  let shownAt = -LINE_EVERY_MS;
  let latest = '';
  return {
    report: (step) => {
      const isNews = step.what.en !== latest || step.done === step.total;
      if (!isNews && performance.now() - shownAt < LINE_EVERY_MS) return;
      shownAt = performance.now();
      latest = step.what.en;
      output.write(`${lineOf(step, pace(step))[language]}\n`);
    },
    say: (line) => void output.write(`${shown(line[language])}\n`),
    end: () => undefined,
  };
}

function lineOf({ what, done, total }: Step, { rate, left }: Pace): Text {
  return text(
    `${what.it}: ${number(done).it} di ${number(total).it}, ${rate.it}/s, ${left.it}`,
    `${what.en}: ${number(done).en} of ${number(total).en}, ${rate.en}/s, ${left.en}`,
  );
}

const FORMAT = '{what} |{bar}| {value}/{total} {rate}/s, {left}';

function bar(output: Output, language: Language): Progress {
  const pace = paceOf();
  let drawn: SingleBar | undefined;
  const end = (): void => {
    drawn?.stop();
    drawn = undefined;
  };
  return {
    report: (step) => {
      const { rate, left } = pace(step);
      const payload = { what: step.what[language], rate: rate[language], left: left[language] };
      if (drawn === undefined) {
        // Only a terminal has a bar, and a terminal is a stream.
        const stream = output as NodeJS.WriteStream;
        drawn = new SingleBar({ format: FORMAT, stream, hideCursor: true, clearOnComplete: true });
        drawn.start(step.total, step.done, payload);
      }
      drawn.setTotal(step.total);
      drawn.update(step.done, payload);
    },
    say: (line) => {
      end();
      output.write(`${shown(line[language])}\n`);
    },
    end,
  };
}

interface Pace {
  readonly rate: Text;
  readonly left: Text;
}

/** Rate and time left, measured since the present step began. */
function paceOf(): (step: Step) => Pace {
  let began = { what: '', at: 0, done: 0 };
  return ({ what, done, total }) => {
    if (what.en !== began.what) began = { what: what.en, at: performance.now(), done };
    const seconds = (performance.now() - began.at) / 1_000;
    const perSecond = seconds > 0 ? (done - began.done) / seconds : 0;
    const left = perSecond > 0 ? Math.ceil((total - done) / perSecond) : undefined;
    return { rate: number(perSecond, perSecond < 10 ? 1 : 0), left: leftOf(done >= total ? 0 : left) };
  };
}

function leftOf(seconds: number | undefined): Text {
  const time = inBoth((language) => (seconds === undefined ? '?' : `${number(seconds)[language]} s`));
  return text(`restano ${time.it}`, `${time.en} left`);
}
