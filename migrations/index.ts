import { Roles1763800000001 } from './01-roles';
import { Register1763800000002 } from './02-register';
import { Commands1763800000003 } from './03-commands';
import { Claims1763800000004 } from './04-claims';
import { WakeAt1763800000005 } from './05-wake-at';
import { Append1763800000006 } from './06-append';
import { Personal1763800000007 } from './07-personal';
import { Outside1763800000008 } from './08-outside';
import { PercorsoReadModels1763800000009 } from './09-percorso-read-models';
import { RegistersReadModels1763800000010 } from './10-registers-read-models';
import { Pepper1763800000011 } from './11-pepper';
import { Following1763800000012 } from './12-following';
import { ReportReadModels1763800000013 } from './13-report-read-models';
import { Ledger1763800000014 } from './14-ledger';
import { RegisterOwner1764200000015 } from './15-register-owner';
import { Log1764200000016 } from './16-log';
import { Admission1764200000017 } from './17-admission';
import { ReadModelWriters1764200000018 } from './18-read-model-writers';
import { SlimTimeline1764300000019 } from './19-slim-timeline';
import { Payee1764400000020 } from './20-payee';
import { Pathway1764400000021 } from './21-pathway';
import { Provider1764400000022 } from './22-provider';
import { Identity1764500000023 } from './23-identity';
import { ClosedEffects1764500000025 } from './25-closed-effects';
import { DerivedEnd1764500000026 } from './26-derived-end';
import { Request1764500000027 } from './27-request';
import { CorrectedFacts1764500000028 } from './28-corrected-facts';
import { Records1764500000029 } from './29-records';
import { Transfer1764500000030 } from './30-transfer';
import { Offices1764500000031 } from './31-offices';
import { ReportPeople1764600000032 } from './32-report-people';
import { PaymentRuns1764700000033 } from './33-payment-runs';
import { LogBeginnings1764700000034 } from './34-log-beginnings';
import { Proceedings1764800000035 } from './35-proceedings';
import { RecoveryPapers1764800000036 } from './36-recovery-papers';
import { Agreed1764800000037 } from './37-agreed';
import { RequestWork1764800000038 } from './38-request-work';

/** Every migration in its order. One that has run anywhere is never edited: a change is a new one at the end. */
export const MIGRATIONS = [
  Roles1763800000001,
  Register1763800000002,
  Commands1763800000003,
  Claims1763800000004,
  WakeAt1763800000005,
  Append1763800000006,
  Personal1763800000007,
  Outside1763800000008,
  PercorsoReadModels1763800000009,
  RegistersReadModels1763800000010,
  Pepper1763800000011,
  Following1763800000012,
  ReportReadModels1763800000013,
  Ledger1763800000014,
  RegisterOwner1764200000015,
  Log1764200000016,
  Admission1764200000017,
  ReadModelWriters1764200000018,
  SlimTimeline1764300000019,
  Payee1764400000020,
  Pathway1764400000021,
  Provider1764400000022,
  Identity1764500000023,
  ClosedEffects1764500000025,
  DerivedEnd1764500000026,
  Request1764500000027,
  CorrectedFacts1764500000028,
  Records1764500000029,
  Transfer1764500000030,
  Offices1764500000031,
  ReportPeople1764600000032,
  PaymentRuns1764700000033,
  LogBeginnings1764700000034,
  Proceedings1764800000035,
  RecoveryPapers1764800000036,
  Agreed1764800000037,
  RequestWork1764800000038,
];
