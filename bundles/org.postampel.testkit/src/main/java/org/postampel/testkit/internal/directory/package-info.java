/**
 * Who and what there is in the demo tenant: people, applications, consents, mailboxes and rights.
 *
 * <p>What lives here: the facts and the switches that change them. What does not: any protocol; the
 * authority and the mail servers ask here. Start reading at {@link
 * org.postampel.testkit.internal.directory.Musterfirma}.
 */
package org.postampel.testkit.internal.directory;
