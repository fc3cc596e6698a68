/**
 * Mailboxes as {@code .properties} files in a folder: {@link PropertiesMailboxRepository} knows the
 * folder, {@link MailboxDocument} the inside of one file (the only user of Commons Configuration),
 * {@link AtomicFile} how bytes replace bytes. What the texts mean is decided by the validator, not
 * here. Start reading at {@link PropertiesMailboxRepository}.
 */
package org.postampel.core.internal.mailbox;
