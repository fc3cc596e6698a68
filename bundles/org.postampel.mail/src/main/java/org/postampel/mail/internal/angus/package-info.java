/**
 * The only place that knows Angus Mail: {@link
 * org.postampel.mail.internal.angus.AngusMailboxAccess} opens stores and transports, {@link
 * org.postampel.mail.internal.angus.SessionProperties} holds every property we set, and the reason.
 */
package org.postampel.mail.internal.angus;
