import './invented-house';
import '../../apps/worker/main';
