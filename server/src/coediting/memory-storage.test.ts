import { MemoryStorage } from './memory-storage.ts';
import { describeStorage } from './storage-contract.ts';

describeStorage('memory', async () => {
  const storage = new MemoryStorage();
  let count = 0;
  return {
    storage,
    createDocument: async () => {
      const documentId = `doc_${++count}`;
      storage.create(documentId);
      return documentId;
    },
    createAccount: async () => `acc_${++count}`,
    trash: async (documentId) => storage.trash(documentId),
    seal: async (documentId, isSealed) => storage.seal(documentId, isSealed),
    close: async () => {},
  };
});
