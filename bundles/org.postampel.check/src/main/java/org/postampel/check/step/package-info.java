/**
 * What a vendor implements to add a step of its own to the check.
 *
 * <p>What lives here: {@link CheckStep} and what goes in ({@link StepContext}) and comes out
 * ({@link StepAnswer}). What does not: the steps that come with Postampel, and how any of them is
 * run. Start reading at {@link CheckStep}; the extension point {@code org.postampel.check.steps}
 * shows a worked example.
 */
@Version("0.1.0")
package org.postampel.check.step;

import org.osgi.annotation.versioning.Version;
