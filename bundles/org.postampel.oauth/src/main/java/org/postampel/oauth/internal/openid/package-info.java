/**
 * OpenID Connect as any provider speaks it: what is asked, what an answer means, what is kept; the
 * adapter around the oauth2-oidc-sdk.
 *
 * <p>Nothing here sends, waits, stores or asks a person; the package around it does, with the same
 * connection, listener and store as for Microsoft. Start reading at {@link
 * org.postampel.oauth.internal.openid.OpenIdProvider}, then {@link
 * org.postampel.oauth.internal.openid.TokenQuestions} and {@link
 * org.postampel.oauth.internal.openid.TokenAnswer}.
 */
package org.postampel.oauth.internal.openid;
