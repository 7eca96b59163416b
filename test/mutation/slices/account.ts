import '../../domain/account/account.spec';
import '../../domain/account/payee.spec';
import '../../domain/percorso/payment.spec';
