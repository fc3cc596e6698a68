/**
 * The steps, one class each: a step asks one question and gives a {@link
 * org.postampel.check.internal.step.StepVerdict}. What a verdict that is not green means for a
 * person is decided by the catalogue, when a step runs by the runner. Start reading at {@link
 * org.postampel.check.internal.step.Step}, then {@code DnsStep} as the simplest example.
 */
package org.postampel.check.internal.step;
