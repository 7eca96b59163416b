/** What both readings make of a contract and the module that told of it. */
export const OUTCOMES = [
  ['A.01.00', 'ordinary', 'TI'],
  ['A.01.00', 'domestic', 'TI'],
  ['A.03.08', 'ordinary', 'TI'],
  ['A.03.09', 'ordinary', 'TI'],
  ['A.03.10', 'ordinary', 'TI'],
  ['A.02.00', 'ordinary', 'TD6'],
  ['A.02.00', 'temp-agency', 'TD6'],
  ['A.02.00', 'domestic', 'TD6'],
] as const;
