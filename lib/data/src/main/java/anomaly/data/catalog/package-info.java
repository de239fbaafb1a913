/**
 * What data there is and how to get it. {@link anomaly.data.catalog.DataFolders} knows where files lie. Notebook 00 shows it
 * at work.
 */
package anomaly.data.catalog;
