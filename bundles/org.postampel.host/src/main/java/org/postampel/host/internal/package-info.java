/**
 * A minimal ERP-like host: a window with a list of mailboxes and the buttons that other bundles
 * contribute. It stands for the application into which a vendor plugs Postampel, so it knows the
 * contracts of core and no class of the dialogs. Start reading at {@link HostApplication}.
 */
package org.postampel.host.internal;
