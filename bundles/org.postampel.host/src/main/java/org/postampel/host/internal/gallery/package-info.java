/**
 * The gallery: drives the window of the host and the dialogs it opens through every state and takes
 * a picture of each. It knows widgets by their ids and no class of the dialogs. What does not live
 * here: the demo organisation and the themes, which the command line brings. Start reading at
 * {@link org.postampel.host.internal.gallery.Scenes}.
 */
package org.postampel.host.internal.gallery;
