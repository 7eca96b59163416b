import '../../domain/programmes/lint.spec';
