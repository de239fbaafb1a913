/** What training makes small. Each objective gives the loss of a batch and its gradient, and knows no engine. */
package anomaly.deep.objective;
