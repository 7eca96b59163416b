import './invented-house';
import '../../apps/api/main';
