/**
 * Running a check: who waits for whom, deadlines, cancelling, and what becomes of steps that could
 * not run. Start reading at {@link org.postampel.check.internal.run.CheckRun}; {@link
 * org.postampel.check.internal.run.StepBoard} keeps the results.
 */
package org.postampel.check.internal.run;
