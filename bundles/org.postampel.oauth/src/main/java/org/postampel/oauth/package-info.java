/**
 * Signing in and getting access tokens: what a dialog, the command line and the check call.
 *
 * <p>Passwords, token caches and the identity table meet here; the secrets themselves rest in a
 * {@link org.postampel.core.credential.TokenStore}. No mail is spoken here, and no type of a
 * sign-in library shows outside. Start reading at {@link OAuthServices}, then {@link SignInService}
 * for the path with a person and {@link AccessTokenSource} for the path without.
 */
@Version("0.1.0")
package org.postampel.oauth;

import org.osgi.annotation.versioning.Version;
