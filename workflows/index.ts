export { percorso } from './percorso.workflow';
export { probe } from './probe.workflow';
export { register } from './register.workflow';
export { sweep } from './sweep.workflow';
