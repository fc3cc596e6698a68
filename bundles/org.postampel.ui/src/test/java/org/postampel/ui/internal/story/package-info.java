/** Whole stories: the real dialogs, the real sign-in and the real check against the demo tenant. */
package org.postampel.ui.internal.story;
