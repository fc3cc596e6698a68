/**
 * The demo tenant's POP3 server (RFC 1939, 2449, 5034) with Exchange Online's manners.
 *
 * <p>Start reading at {@link org.postampel.testkit.internal.pop3.Pop3Service}.
 */
package org.postampel.testkit.internal.pop3;
