/**
 * The demo authority: answers on Entra's paths over HTTPS and refuses what Entra refuses.
 *
 * <p>What lives here: the pages a person sees, the token endpoint, the device code, discovery, the
 * signing key. What does not: who may open which mailbox. Start reading at {@link
 * org.postampel.testkit.internal.authority.AuthorityServer}, then {@code TokenEndpoint}.
 */
package org.postampel.testkit.internal.authority;
