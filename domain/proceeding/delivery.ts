export const DELIVERY_CHANNELS = ['pec', 'registered-letter', 'by-hand', 'sms-and-email'] as const;
/** How something reached whoever it was for. */
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** A document by its number in the office's register of documents; its text stands there. */
export type Docket = string;
