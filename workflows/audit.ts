import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';

/** What the workflow asked of its activities. Plain replay compares no activity input; an auditor's sink does. */
export interface AuditSinks extends Sinks {
  audit: { asked(activity: string, args: readonly unknown[]): void };
}

/** Bundled from the first day; in production the sink does nothing. */
export function interceptors(): WorkflowInterceptors {
  const { audit } = proxySinks<AuditSinks>();
  return {
    outbound: [
      {
        scheduleActivity(input, next) {
          audit.asked(input.activityType, input.args);
          return next(input);
        },
        scheduleLocalActivity(input, next) {
          audit.asked(input.activityType, input.args);
          return next(input);
        },
      },
    ],
  };
}
