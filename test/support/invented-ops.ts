import './invented-house';
import '../../apps/ops/main';
