/** Where a start tells what it does. */
export interface Screen {
  /** Shows a step while it lasts, then how long it took; details are what happens inside it. */
  readonly step: <T>(title: string, work: (detail: (line: string) => void) => Promise<T>) => Promise<T>;
  readonly say: (line: string) => void;
}

/** The part of a terminal, or of a file, that a screen needs. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const REDRAW_MS = 200;

/** A line that is redrawn in a terminal; plain lines anywhere else. */
export function screenOn(output: Output, steps: number): Screen {
  const counter = numbering(steps);
  return output.isTTY === true ? terminal(output, counter) : plain(output, counter);
}

function plain(output: Output, number: () => string): Screen {
  const say = (line: string): void => void output.write(`${line}\n`);
  return {
    say,
    step: async (title, work) => {
      const label = `${number()} ${title}`;
      const since = performance.now();
      say(label);
      const result = await work((line) => {
        say(`${label}: ${line}`);
      });
      say(`${label}: done in ${elapsed(since)}`);
      return result;
    },
  };
}

function terminal(output: Output, number: () => string): Screen {
  let drawn: (() => void) | undefined;
  const say = (line: string): void => {
    output.write(`${CLEAR_LINE}${line}\n`);
    drawn?.();
  };
  return {
    say,
    step: async (title, work) => {
      const label = `${number()} ${title}`;
      const since = performance.now();
      let latest = '';
      const draw = (): void =>
        void output.write(`${CLEAR_LINE}… ${label} ${elapsed(since)} ${latest}`.slice(0, WIDTH));
      drawn = draw;
      draw();
      const timer = setInterval(draw, REDRAW_MS);
      try {
        const result = await work((line) => {
          latest = line;
          draw();
        });
        output.write(`${CLEAR_LINE}✓ ${label} ${elapsed(since)} ${latest}\n`);
        return result;
      } catch (error) {
        output.write(`${CLEAR_LINE}✗ ${label} ${elapsed(since)}\n`);
        throw error;
      } finally {
        clearInterval(timer);
        drawn = undefined;
      }
    },
  };
}

const CLEAR_LINE = '\r\u001b[K';
// A longer line would wrap, and a wrapped line cannot be redrawn.
const WIDTH = 100;

function numbering(steps: number): () => string {
  let current = 0;
  return () => `[${String(++current)}/${String(steps)}]`;
}

function elapsed(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
