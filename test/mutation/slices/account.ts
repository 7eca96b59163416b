import '../../domain/account/account.spec';
import '../../domain/account/allowed.spec';
import '../../domain/account/difference.spec';
import '../../domain/account/payee.spec';
