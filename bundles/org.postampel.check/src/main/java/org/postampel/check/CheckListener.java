package org.postampel.check;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears how a check goes on. Called on worker threads, never by two at the same time for one check;
 * must be quick. The first exception is logged, all are otherwise ignored.
 */
@ConsumerType
public interface CheckListener {

  /** A listener that does nothing. */
  CheckListener NONE = new CheckListener() {};

  /** The check begins: these steps are listed, in this order. */
  default void planned(CheckPlan plan) {}

  /** The step begins its work. */
  default void started(StepId step) {}

  /** The step has its result; called exactly once for each step of the plan. */
  default void finished(StepResult result) {}

  /** The check is over; the last call. */
  default void done(CheckReport report) {}
}
