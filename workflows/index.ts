export { percorso } from './percorso.workflow';
export { register } from './register.workflow';
export { sweep } from './sweep.workflow';
