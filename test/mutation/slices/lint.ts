import '../../domain/programmes/decision-table.spec';
import '../../domain/programmes/lint-exact.spec';
import '../../domain/programmes/lint.spec';
