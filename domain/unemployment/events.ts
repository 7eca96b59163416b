export const DID_FORMS = ['declaration', 'naspi', 'dis-coll'] as const;
/** How somebody declared to be available: by the declaration itself, or by applying for NASpI or DIS-COLL. */
export type DidForm = (typeof DID_FORMS)[number];

export const INCOME_SOURCES = ['employment', 'self-employment'] as const;
export type IncomeSource = (typeof INCOME_SOURCES)[number];

/** Everything that can be told of a person's unemployment; each holds since the day of its fact. */
export type UnemploymentEvent =
  | { readonly type: 'DidDeclared'; readonly by: DidForm }
  | { readonly type: 'DidRevoked' }
  | {
      readonly type: 'ProspectiveIncomeRecorded';
      readonly of: IncomeSource;
      readonly cents: number;
    };
