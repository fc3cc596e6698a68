/**
 * Questions to the name service that {@link java.net.InetAddress} cannot ask. Start reading at
 * {@link org.postampel.mail.internal.dns.SystemMailExchangers}.
 */
package org.postampel.mail.internal.dns;
