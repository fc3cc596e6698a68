/**
 * The only place that knows Angus Mail: {@link
 * org.postampel.mail.internal.angus.AngusMailboxAccess} opens stores and transports, {@link
 * org.postampel.mail.internal.angus.SessionProperties} holds every property we set, and the reason.
 * Angus Mail gets its sockets from {@link org.postampel.mail.internal.angus.ClearSockets} and
 * {@link org.postampel.mail.internal.angus.EncryptedSockets}, so that {@link
 * org.postampel.mail.internal.angus.SessionSockets} can close them and {@link
 * org.postampel.mail.internal.angus.ReplyBounds} sees every answer first.
 */
package org.postampel.mail.internal.angus;
