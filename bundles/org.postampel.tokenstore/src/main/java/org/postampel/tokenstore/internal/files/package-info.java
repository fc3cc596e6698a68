/**
 * Who may change what is in a folder: what the store and the loading of native libraries both ask.
 * What the files are is not decided here. Start reading at {@link
 * org.postampel.tokenstore.internal.files.PrivateFolder}.
 */
package org.postampel.tokenstore.internal.files;
