/** What a bank says of one credit of a file. */
export interface Said {
  readonly endToEnd: string;
  readonly answer: 'paid' | 'rejected' | 'returned' | 'pending';
  readonly reference: string;
  readonly reason?: string;
  readonly cents?: number;
}

/** A status report on a file of ours: on its transfers, or on all of it at once. */
export function pain002(
  id: string,
  original: string,
  said: readonly Said[] | { readonly all: 'RJCT' | 'ACSC' | 'ACTC'; readonly reason?: string },
): string {
  const whole = 'all' in said ? said : undefined;
  const transfers = 'all' in said ? [] : said;
  const blocks = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${original}</OrgnlPmtInfId>${transfers.map(status).join('')}</OrgnlPmtInfAndSts>`;
  return document(
    'pain.002.001.10',
    `<CstmrPmtStsRpt><GrpHdr><MsgId>${id}</MsgId><CreDtTm>2026-11-28T08:00:00Z</CreDtTm></GrpHdr>
     <OrgnlGrpInfAndSts><OrgnlMsgId>${original}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${
       whole === undefined ? '' : `<GrpSts>${whole.all}</GrpSts>${reasonIn(whole.reason)}`
     }</OrgnlGrpInfAndSts>${transfers.length === 0 ? '' : blocks}</CstmrPmtStsRpt>`,
  );
}

/** A notification of what was booked. */
export function camt054(id: string, said: readonly Said[]): string {
  return document(
    'camt.054.001.04',
    `<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>${id}</MsgId><CreDtTm>2026-11-28T08:00:00Z</CreDtTm></GrpHdr>
     <Ntfctn><Id>${id}</Id><CreDtTm>2026-11-28T08:00:00Z</CreDtTm>
     <Acct><Id><IBAN>IT60X0542811101000000123456</IBAN></Id></Acct>${said.map(booking).join('')}</Ntfctn></BkToCstmrDbtCdtNtfctn>`,
  );
}

const STATUS = { paid: 'ACSC', rejected: 'RJCT', returned: 'RJCT', pending: 'ACSP' } as const;

function status({ endToEnd, answer, reference, reason }: Said): string {
  return `<TxInfAndSts><StsId>${reference}</StsId><OrgnlEndToEndId>${endToEnd}</OrgnlEndToEndId><TxSts>${STATUS[answer]}</TxSts>${reasonIn(reason)}</TxInfAndSts>`;
}

function reasonIn(reason: string | undefined): string {
  return reason === undefined ? '' : `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>`;
}

function booking({ endToEnd, answer, reference, reason, cents = 100 }: Said): string {
  const amount = `<Amt Ccy="EUR">${(cents / 100).toFixed(2)}</Amt>`;
  const back = reason === undefined ? '' : `<RtrInf><Rsn><Cd>${reason}</Cd></Rsn></RtrInf>`;
  return `<Ntry>${amount}<CdtDbtInd>${answer === 'paid' ? 'DBIT' : 'CRDT'}</CdtDbtInd>
    <Sts>${answer === 'pending' ? 'PDNG' : 'BOOK'}</Sts><AcctSvcrRef>${reference}</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls><TxDtls><Refs><EndToEndId>${endToEnd}</EndToEndId></Refs>${amount}<CdtDbtInd>${answer === 'paid' ? 'DBIT' : 'CRDT'}</CdtDbtInd>${back}</TxDtls></NtryDtls></Ntry>`;
}

function document(message: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}">${content}</Document>`;
}
