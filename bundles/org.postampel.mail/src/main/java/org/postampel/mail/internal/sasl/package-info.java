/**
 * How a credential becomes SASL messages (RFC 4422): {@link
 * org.postampel.mail.internal.sasl.Mechanisms} chooses what we send by, {@link
 * org.postampel.mail.internal.sasl.SaslExchange} plays it over any of the protocols. Only
 * mechanisms that Angus Mail can do for the same protocol have a place here.
 */
package org.postampel.mail.internal.sasl;
