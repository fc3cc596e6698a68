/**
 * From typing to a mailbox that is well-formed: {@link MailboxValidator} is the only way to a
 * {@link org.postampel.core.mailbox.MailboxConfiguration}. Start reading there; {@link
 * FieldProblem} is what a dialog shows at the field.
 */
@Version("0.1.0")
package org.postampel.core.validation;

import org.osgi.annotation.versioning.Version;
