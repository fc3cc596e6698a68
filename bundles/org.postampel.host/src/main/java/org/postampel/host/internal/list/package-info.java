/**
 * What the mailbox list shows and what deleting a mailbox takes with it, without a user interface.
 * Start reading at {@link MailboxList}.
 */
package org.postampel.host.internal.list;
