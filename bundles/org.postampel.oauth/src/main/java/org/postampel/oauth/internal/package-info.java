/**
 * How the services of {@link org.postampel.oauth.OAuthServices} work: the browser sign-in with its
 * loopback listener, the silent path under the store's lease, and the one place that talks to the
 * sign-in library.
 *
 * <p>Start reading at {@link SignIns} and {@link StoredTokens}; {@link AuthoritySession} is the
 * adapter around MSAL4J, {@link OpenIdSession} the one for every other provider, {@link
 * AuthorityConnection} the only way out to the network.
 */
package org.postampel.oauth.internal;
