/** The package has no types of its own; this is the one class that we use. */
declare module 'cli-progress' {
  export interface BarOptions {
    readonly format: string;
    readonly stream: unknown;
    readonly hideCursor?: boolean;
    readonly clearOnComplete?: boolean;
  }

  export class SingleBar {
    constructor(options: BarOptions);
    start(total: number, start: number, payload: object): void;
    update(value: number, payload: object): void;
    setTotal(total: number): void;
    stop(): void;
  }
}
