export { incentive, register } from './incentive.workflow';
export { percorso } from './percorso.workflow';
export { proceeding } from './proceeding.workflow';
export { run } from './run.workflow';
export { sweep } from './sweep.workflow';
