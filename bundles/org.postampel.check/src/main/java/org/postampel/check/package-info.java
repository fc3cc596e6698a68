/**
 * The check: a mailbox goes in, a light per step comes out, and for every light that is not green
 * what somebody can do about it.
 *
 * <p>What lives here: the values of a report ({@link CheckReport}, {@link StepResult}, {@link
 * Finding}), the plan ({@link CheckPlanner}) and the one who runs it ({@link CheckRunner}). What
 * does not: speaking to servers (the mail bundle), fetching tokens (the oauth bundle), and writing
 * a report ({@code org.postampel.check.report}). Start reading at {@link CheckRunner}.
 */
@Version("0.1.0")
package org.postampel.check;

import org.osgi.annotation.versioning.Version;
