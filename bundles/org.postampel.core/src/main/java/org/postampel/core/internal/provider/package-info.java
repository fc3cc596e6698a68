/**
 * Provider presets as data: where they are found ({@link PresetLoader}) and how one is read ({@link
 * PresetParser}). What a preset means lives in {@code org.postampel.core.provider}. Start reading
 * at {@link PresetLoader}.
 */
package org.postampel.core.internal.provider;
